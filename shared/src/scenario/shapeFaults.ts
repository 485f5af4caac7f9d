import type { z } from 'zod'
import { fault, isFaultName, type ScenarioFault } from '#shared/scenario/faults'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What a file's shape lacks, as the schema found it: one fault an issue; of a figure that may be cited, those of how it is given. */
export const shapeFaults = (json: unknown, issues: readonly Issue[]): ScenarioFault[] =>
  issues.flatMap((issue) => faultsOf(json, issue, issue.path))

function faultsOf(json: unknown, issue: Issue, path: Path): ScenarioFault[] {
  const at = path.join('.')
  switch (issue.code) {
    case 'invalid_type':
      return [fault(at, valueAt(json, path) === undefined ? 'missing' : 'wrongKind', {})]
    case 'too_small':
      return [fault(at, isCount(issue.origin) ? 'tooShort' : 'least', { least: Number(issue.minimum) })]
    case 'too_big':
      return [fault(at, isCount(issue.origin) ? 'tooLong' : 'most', { most: Number(issue.maximum) })]
    case 'invalid_value':
      return [fault(at, 'oneOf', { label: issue.values.map(String).join(', ') })]
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault([...path, key].join('.'), 'unknownField'))
    case 'invalid_format':
      return [fault(at, isFaultName(issue.message) ? issue.message : 'wrongKind')]
    case 'invalid_key':
      return issue.issues.flatMap((inner) => faultsOf(json, inner, path))
    case 'invalid_union':
      return unionFaults(json, issue.errors, path)
    default:
      return [fault(at, 'wrongKind')]
  }
}

/** Of the ways in which a value may be given, the one it was meant to be: a plain one first, one with fields second. */
function unionFaults(json: unknown, ways: readonly (readonly Issue[])[], path: Path): ScenarioFault[] {
  const value = valueAt(json, path)
  const meant = (typeof value === 'object' && value !== null ? ways.at(-1) : ways[0]) ?? []
  if (meant.length === 0) return [fault(path.join('.'), 'wrongKind')]
  return meant.flatMap((inner) => faultsOf(json, inner, [...path, ...inner.path]))
}

const isCount = (origin: string): boolean => origin === 'string' || origin === 'array'

const valueAt = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  )
