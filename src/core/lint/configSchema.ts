import { docsUrl } from './docsUrl.ts';
import type { RuleInfo } from './types.ts';

const severities = ['error', 'warning', 'info', 'hint', 'off'];

/** The JSON schema (draft-07, which VS Code reads) of `supabase/migrations.config.json`, from the rules. */
export function lintConfigSchema(rules: readonly RuleInfo[]): object {
  const ruleSettings = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Migrations for Supabase: what the team has settled',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      profile: {
        enum: ['default', 'strict'],
        default: 'default',
        description:
          'default: what will fail, loses data, locks or rewrites an existing table, or opens a security hole. strict: also design and style.',
      },
      rules: { ...ruleSettings, description: 'Severity per rule, "off", or [severity, options].' },
      overrides: {
        type: 'array',
        description: 'Other rule settings for some files. Later entries win.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: {
              type: 'array',
              items: { type: 'string' },
              minItems: 1,
              description: 'Globs, compared with the end of the path: migrations/2023*.sql',
            },
            rules: { $ref: '#/properties/rules' },
          },
        },
      },
      appliedThrough: {
        type: 'string',
        pattern: '^[0-9]+$',
        description:
          'Migrations up to this version count as applied where no database or git branch says so.',
      },
      postgresVersion: {
        type: 'integer',
        minimum: 12,
        description: 'Major version of the project’s Postgres; default: [db].major_version of config.toml.',
      },
      cliVersion: {
        type: 'string',
        pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+',
        description: 'Version of the Supabase CLI that runs the migrations, where it cannot be found out.',
      },
      hosted: {
        type: 'boolean',
        default: true,
        description:
          'false: the project does not run on Supabase’s platform, so its restrictions do not apply.',
      },
      dataApiGrants: {
        enum: ['auto', 'granted', 'revoked'],
        default: 'auto',
        description:
          'Whether new tables in exposed schemas are granted to anon and authenticated by default. auto: as config.toml says.',
      },
    },
  };
}

function ruleSchema(rule: RuleInfo): object {
  const severity = { enum: severities };
  const options = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(rule.options ?? {}).map(([name, option]) => [
        name,
        { type: 'array', items: { type: 'string' }, description: option.description },
      ]),
    ),
  };
  return {
    description: `${rule.title} (${rule.severity}${rule.profile === 'default' ? '' : `, ${rule.profile}`})\n${docsUrl(rule.id)}`,
    anyOf: [
      severity,
      { type: 'array', items: [severity, options], minItems: 1, maxItems: 2, additionalItems: false },
    ],
  };
}
