import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('P.1411', () => everyCase('p1411', 454));
