/**
 * Where the money comes from. Each site names one source; money of the other side of its bill comes from the plain one:
 * the county's budget for the government, the carrier's own for the enterprises.
 */

/** Budget, new deficit passed straight to counties, special treasury bonds, local-government special bonds, universal-service fund. */
export const governmentSources = [
  'fiscal',
  'county-transfer',
  'treasury-bond',
  'government-bond',
  'universal-service',
] as const;
/** Own funds, development and commercial banks, special enterprise bonds (专项企业债券), public-private partnership. */
export const enterpriseSources = ['carrier', 'policy-bank', 'special-bond', 'ppp'] as const;

export type GovernmentSource = (typeof governmentSources)[number];
export type EnterpriseSource = (typeof enterpriseSources)[number];
export type FundingSource = GovernmentSource | EnterpriseSource;

export const fundingSources: readonly FundingSource[] = [...governmentSources, ...enterpriseSources];

export const isGovernmentSource = (source: string): source is GovernmentSource =>
  governmentSources.some((s) => s === source);

/** What a site takes from one source; over all sources the amounts add up to its capex. */
export function amountFrom(
  source: FundingSource,
  site: { readonly capex: number; readonly governmentShare: number; readonly fundingSource: string },
): number {
  const government = isGovernmentSource(site.fundingSource);
  if (isGovernmentSource(source))
    return source === (government ? site.fundingSource : 'fiscal') ? site.governmentShare : 0;
  return source === (government ? 'carrier' : site.fundingSource) ? site.capex - site.governmentShare : 0;
}
