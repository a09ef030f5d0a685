/** Dishes and whole links against the shared cases. */
import { describe } from 'vitest';
import { everyCase } from './every.js';

describe('fixed links', () => everyCase('fixed-link', 76));
