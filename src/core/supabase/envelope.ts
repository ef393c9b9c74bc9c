/** The object that the CLI prints on one line of stdout from 2.100 on, for success and failure alike. */
export type Envelope = Readonly<Record<string, unknown>>;

/** What an error envelope says. */
export interface EnvelopeError {
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | undefined;
}

/** Whether a value is a plain object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every line of a text that is a JSON object of its own; other lines (notices, progress) are passed over. */
export function envelopesIn(text: string): readonly Envelope[] {
  return text.split('\n').flatMap((line) => {
    const trimmed = line.trim().replace(/^\uFEFF/, '');
    if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return [];
    try {
      const value: unknown = JSON.parse(trimmed);
      return isRecord(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

/**
 * The failure in a program's output. Usage errors come as `Errors` on stderr (2.100) with a meaningless
 * `ShowHelp` on stdout, so that one is taken only when nothing else is there.
 */
export function errorIn(stdout: string, stderr: string): EnvelopeError | undefined {
  const found = [...envelopesIn(stdout), ...envelopesIn(stderr)].flatMap(errorsOf);
  return found.find((error) => error.code !== 'ShowHelp' || error.message !== 'Help requested') ?? found[0];
}

function errorsOf(envelope: Envelope): readonly EnvelopeError[] {
  if (envelope['_tag'] === 'Error' && isRecord(envelope['error'])) return [toError(envelope['error'])];
  if (envelope['_tag'] === 'Errors' && Array.isArray(envelope['errors'])) {
    return envelope['errors'].filter(isRecord).map(toError);
  }
  return [];
}

function toError(error: Envelope): EnvelopeError {
  const text = (name: string): string | undefined => {
    const value = error[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  return {
    // Codes carry the prefix `Legacy` in 2.107 to 2.117 only.
    code: (text('code') ?? 'UnknownError').replace(/^Legacy/, ''),
    message: [text('message'), text('detail')].filter((part) => part !== undefined).join('\n'),
    suggestion: text('suggestion'),
  };
}
