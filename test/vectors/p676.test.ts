import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('P.676', () => everyCase('p676', 784));
