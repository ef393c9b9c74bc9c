import { choiceInput, nameInput, typeInput } from './input.ts';
import { defineTemplate } from './template.ts';

export const functionTemplate = defineTemplate({
  id: 'function',
  title: 'Function',
  preview: 'A function with an empty search path and grants, run with the rights of its caller or its owner',
  category: 'Logic',
  variants: 'security',
  inputs: {
    function: nameInput('Name of the function', (hints) => hints.subject),
    security: choiceInput('Rights', [
      { value: 'invoker', title: 'rights of the caller' },
      { value: 'definer', title: 'rights of the owner' },
    ]),
    argument: nameInput('Name of its argument', () => 'input'),
    argumentType: typeInput('Type of its argument', 'text'),
    returns: typeInput('Type of its result', 'text'),
  },
  files: ({ hole, values }) => {
    const definer = values.security === 'definer';
    const signature = `public.${hole.function}(${hole.argumentType})`;
    return [
      {
        suffix: '',
        purpose: `Create the function ${hole.function}`,
        rollback: [`drop function ${signature};`],
        body: [
          definer
            ? '-- Runs with all rights of its owner and past row level security: check in it what the caller may do.'
            : '-- Runs with the rights of its caller, so row level security holds in it.',
          `create function public.${hole.function}(${hole.argument} ${hole.argumentType})`,
          `returns ${hole.returns}`,
          'language plpgsql',
          'stable',
          `security ${definer ? 'definer' : 'invoker'}`,
          "set search_path = ''",
          'as $$',
          'begin',
          ...(definer
            ? [
                '  if (select auth.uid()) is null then',
                "    raise exception 'Sign in first.' using errcode = '42501';",
                '  end if;',
              ]
            : []),
          '  -- The search path is empty: write public.contacts, not contacts.',
          `  return ${hole.argument};`,
          'end;',
          '$$;',
          '',
          '-- A new function may be called by everybody through the API, signed in or not.',
          `revoke execute on function ${signature} from public, anon;`,
          `grant execute on function ${signature} to authenticated;`,
        ].join('\n'),
      },
    ];
  },
});
