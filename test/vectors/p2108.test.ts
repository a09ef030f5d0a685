import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('P.2108', () => everyCase('p2108', 522, 8));
