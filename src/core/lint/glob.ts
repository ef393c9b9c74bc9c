const specialCharacters = /[.+^$()|[\]\\]/gu;

/**
 * Compiles a glob to a test for paths with `/`. `*` and `?` stay inside one path segment, `**`
 * crosses segments, `{a,b}` is a choice. The glob is compared with the end of the path, from a
 * segment's start: `migrations/2023*.sql` and `2023*.sql` both take `…/supabase/migrations/2023_a.sql`.
 */
export function globToTest(glob: string): (path: string) => boolean {
  const expression = new RegExp(`(?:^|/)${globToExpression(glob.replace(/^\.?\//u, ''))}$`, 'u');
  return (path) => expression.test(path.replaceAll('\\', '/'));
}

function globToExpression(glob: string): string {
  let expression = '';
  let depth = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index] ?? '';
    if (character === '*' && glob[index + 1] === '*') {
      const segment = glob[index + 2] === '/';
      expression += segment ? '(?:.*/)?' : '.*';
      index += segment ? 2 : 1;
    } else if (character === '*') expression += '[^/]*';
    else if (character === '?') expression += '[^/]';
    else if (character === '{' && glob.includes('}', index)) {
      expression += '(?:';
      depth++;
    } else if (character === '}' && depth > 0) {
      expression += ')';
      depth--;
    } else if (character === ',' && depth > 0) expression += '|';
    else if (character === '{' || character === '}') expression += `\\${character}`;
    else expression += character.replace(specialCharacters, '\\$&');
  }
  return expression + ')'.repeat(depth);
}
