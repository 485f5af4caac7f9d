/**
 * Types of orders that a scenario may offer in a planning window. Listed here because orders build on scenarios; a test holds
 * the list to the registry of orders.
 */
export const PLANNING_ORDERS = [
  'build',
  'scrap',
  'research',
  'posture',
  'spy',
  'influence',
  'umbrella',
  'base',
  'diplomacy',
  'statement',
  'challenge',
  'strike',
] as const
