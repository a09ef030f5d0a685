import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('P.838', () => everyCase('p838', 46 + 167));
