/** Money as the bureau's and carriers' tables write it: in ten thousands, exact to the unit of currency, so that sums add up. */
import { fill, type Text } from '../../foundation/text.js';
import { exportMessages as m } from './messages.js';

/** At most four decimals: no amount in whole units is rounded. NaN stays NaN. */
export const inTenThousands = (amount: number): number => Math.round(amount) / 1e4;

export const tenThousandsOf = (currency: string): Text =>
  currency === 'CNY' ? m.tenThousandYuan : fill(m.tenThousand, { currency });
