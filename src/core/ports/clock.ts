/** The time now. Core never reads a clock itself. */
export interface Clock {
  now(): Date;
}
