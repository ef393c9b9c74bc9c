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
  return (date) => {
    const seconds = (date.getTime() - now.getTime()) / 1000;
    for (const [unit, length] of secondsPerUnit) {
      if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
    }
    return format.format(0, 'second');
  };
}
