/** Radio climate of a county: one set for all its paths, inland. */
export interface RadioClimate {
  /** Average lapse of refractivity in the lowest kilometre, N-units/km. */
  readonly deltaN: number;
  /** Sea-level surface refractivity, N-units. */
  readonly N0: number;
  readonly latitude_deg: number;
}
