import { cautioned } from '../rollback/index.ts';
import { expressionInput, textInput } from './input.ts';
import { defineTemplate } from './template.ts';

export const cronJob = defineTemplate({
  id: 'cron-job',
  title: 'Cron job',
  preview: 'A statement that pg_cron runs by a schedule, under a name that can be unscheduled',
  category: 'Logic',
  inputs: {
    job: textInput('Name of the job', (hints) => hints.subject.replaceAll('_', '-') || 'nightly-cleanup', {
      pattern: /^[A-Za-z0-9][A-Za-z0-9 _-]*$/,
      rule: 'letters, digits, blanks, hyphens and underscores',
    }),
    schedule: textInput('Schedule (minute hour day month weekday, in UTC)', () => '0 3 * * *', {
      pattern: /^(?:\S+ \S+ \S+ \S+ \S+|(?:[1-9]|[1-5]\d) seconds?)$/,
      rule: 'five fields such as "0 3 * * *", or "30 seconds"',
    }),
    command: expressionInput(
      'SQL to run',
      () => "delete from cron.job_run_details where end_time < now() - interval '7 days'",
    ),
  },
  files: ({ hole }) => [
    {
      suffix: '',
      purpose: `Run ${hole.job} by a schedule`,
      rollback: [
        `select cron.unschedule('${hole.job}');`,
        ...cautioned('ifNotExists', 'drop extension pg_cron'),
      ],
      body: [
        'create extension if not exists pg_cron with schema pg_catalog;',
        '',
        '-- A job of the same name is replaced. The schedule is in UTC.',
        'select cron.schedule(',
        `  '${hole.job}',`,
        `  '${hole.schedule}',`,
        '  $$',
        `    ${hole.command};`,
        '  $$',
        ');',
      ].join('\n'),
    },
  ],
});
