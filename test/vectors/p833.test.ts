import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('P.833', () => everyCase('p833', 35));
