import { format } from 'prettier';
import { ruleSetOf } from '../../src/core/lint/ruleSet.ts';
import { defaultSettings } from '../../src/core/lint/settings.ts';
import { rules } from '../../src/core/rules/index.ts';
import type { RuleInfo } from '../../src/core/lint/types.ts';
import type { GeneratedFile } from './manifest.ts';

type Json = Readonly<Record<string, unknown>>;

/** `media/migrations.config.schema.json`: what may stand in `supabase/migrations.config.json`, for completion. */
export async function generateConfigSchema(): Promise<readonly GeneratedFile[]> {
  const text = await format(JSON.stringify(configSchema(ruleSetOf(rules).infos)), {
    parser: 'json',
    printWidth: 110,
  });
  return [{ path: 'media/migrations.config.schema.json', text }];
}

/** The JSON schema of the shared configuration, with an entry for each of `listed`. */
export function configSchema(listed: readonly RuleInfo[]): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Migrations for Supabase',
    description: 'What a team settles about its migrations; read by the editor, the command line and hooks.',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...settingsProperties(),
      overrides: {
        description: 'Other rule settings for some files; a later entry counts over an earlier one.',
        type: 'array',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: {
            files: {
              description: 'Globs, such as "migrations/2023*.sql".',
              type: 'array',
              minItems: 1,
              items: { type: 'string' },
            },
            rules: { $ref: '#/definitions/rules' },
          },
        },
      },
    },
    definitions: {
      severity: {
        description: 'How grave a finding is; "off" leaves the rule out.',
        enum: ['error', 'warning', 'info', 'hint', 'off'],
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(listed.map((rule) => [rule.id, ruleProperty(rule)])),
      },
    },
  };
}

function settingsProperties(): Json {
  return {
    profile: {
      description:
        'default: what will fail, loses data, blocks writes or opens a hole. strict: design and style too.',
      enum: ['default', 'strict'],
      default: defaultSettings.profile,
    },
    rules: {
      description: 'A severity for each rule that differs from its own.',
      $ref: '#/definitions/rules',
    },
    appliedThrough: {
      description: 'Files up to this version count as applied where nothing better is known.',
      type: 'string',
      pattern: '^[0-9]+$',
    },
    postgresVersion: {
      description: 'The major version of Postgres, where it differs from [db].major_version of config.toml.',
      type: 'integer',
    },
    cliVersion: {
      description: 'The Supabase CLI that runs the migrations, where it cannot be found out: "2.122.1".',
      type: 'string',
      pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+',
    },
    hosted: {
      description: "Whether the project runs on Supabase's platform.",
      type: 'boolean',
      default: defaultSettings.hosted,
    },
    dataApiGrants: {
      description: 'Whether new tables are granted to the roles of the Data API; auto reads config.toml.',
      enum: ['auto', 'granted', 'revoked'],
      default: defaultSettings.dataApiGrants,
    },
  };
}

function ruleProperty({ title, docs, severity, options = {} }: RuleInfo): Json {
  const severityOnly = { $ref: '#/definitions/severity' };
  const entries = Object.entries(options).map(
    ([name, { description }]) => [name, { description, type: 'array', items: { type: 'string' } }] as const,
  );
  const withOptions = {
    type: 'array',
    minItems: 1,
    maxItems: 2,
    items: [
      severityOnly,
      { type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) },
    ],
  };
  return {
    description: title,
    markdownDescription: docs.what,
    default: severity,
    anyOf: [severityOnly, withOptions],
  };
}
