const docsBase = 'https://github.com/supabase-migrations/supabase-migrations/blob/main/docs/rules';

/** The address of the docs page of rule `id`; the page is `docs/rules/<id>.md` in the repository. */
export function docsUrl(id: string): string {
  return `${docsBase}/${id}.md`;
}
