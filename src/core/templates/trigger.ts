import { choiceInput, nameInput } from './input.ts';
import type { TemplateFile } from './template.ts';
import { defineTemplate } from './template.ts';

export const trigger = defineTemplate({
  id: 'trigger',
  title: 'Trigger',
  preview: 'A trigger function with its trigger: keep updated_at, or make a row for each new user',
  category: 'Logic',
  variants: 'when',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? (hints.subject || 'contacts')),
    when: choiceInput('When', [
      { value: 'update', title: 'before a row is updated' },
      { value: 'sign-up', title: 'when a user signs up' },
    ]),
    profiles: nameInput('Table with a row for each user (sign-up)', () => 'profiles'),
  },
  files: ({ hole, values }) => [values.when === 'sign-up' ? onSignUp(hole.profiles) : onUpdate(hole.table)],
});

function onUpdate(name: string): TemplateFile {
  const table = `public.${name}`;
  const routine = `public.${name}_before_update()`;
  return {
    suffix: '',
    purpose: `Keep updated_at of ${name} up to date`,
    rollback: [`drop trigger ${name}_before_update on ${table};`, `drop function ${routine};`],
    body: [
      `create function ${routine}`,
      'returns trigger',
      'language plpgsql',
      'security invoker',
      "set search_path = ''",
      'as $$',
      'begin',
      '  new.updated_at := now();',
      '  return new;',
      'end;',
      '$$;',
      '',
      `create trigger ${name}_before_update`,
      `  before update on ${table}`,
      `  for each row execute function ${routine};`,
    ].join('\n'),
  };
}

function onSignUp(profiles: string): TemplateFile {
  const routine = `public.${profiles}_on_sign_up()`;
  return {
    suffix: '',
    purpose: `Make a row in ${profiles} for each new user`,
    rollback: [`drop trigger ${profiles}_on_sign_up on auth.users;`, `drop function ${routine};`],
    body: [
      '-- Runs as its owner, because the role that signs users up may not write to the public schema.',
      '-- An error in it makes the sign-up fail: keep it small.',
      `create function ${routine}`,
      'returns trigger',
      'language plpgsql',
      'security definer',
      "set search_path = ''",
      'as $$',
      'begin',
      `  insert into public.${profiles} (id) values (new.id) on conflict (id) do nothing;`,
      '  return new;',
      'end;',
      '$$;',
      '',
      `revoke execute on function ${routine} from public, anon, authenticated;`,
      '',
      `create trigger ${profiles}_on_sign_up`,
      '  after insert on auth.users',
      `  for each row execute function ${routine};`,
    ].join('\n'),
  };
}
