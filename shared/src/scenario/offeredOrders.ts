/**
 * Kinds of orders a scenario may offer in a planning window. Written out here because a scenario is read before any
 * order exists; a test holds the list to the registry of orders.
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
