const secondsPerUnit: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * Gives a function that says how long before `now` (or after it) a moment is, in the words of `language`
 * (BCP 47): `3 days ago`, `yesterday`, `in 2 hours`.
 */
export function relativeDates(now: Date, language: string): (date: Date) => string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const known = new Map<string, string>();
  // Thousands of migrations share a few dozen phrases, and making one costs more than all else of a row.
  const phrase = (count: number, unit: Intl.RelativeTimeFormatUnit): string => {
    const key = `${count} ${unit}`;
    const words = known.get(key) ?? format.format(count, unit);
    known.set(key, words);
    return words;
  };
  return (date) => {
    const seconds = (date.getTime() - now.getTime()) / 1000;
    for (const [unit, length] of secondsPerUnit) {
      if (Math.abs(seconds) >= length) return phrase(Math.trunc(seconds / length), unit);
    }
    return phrase(0, 'second');
  };
}
