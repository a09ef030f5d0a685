import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('money', () => everyCase('economics', 168));
