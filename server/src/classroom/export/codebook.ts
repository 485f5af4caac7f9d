import type { Column, TableHead } from './define.ts'

/** What stands where there is no value. */
export const MISSING_VALUE = 'NA'

const rangeOf = ({ min, max, values, type }: Column): string => {
  if (values !== undefined) return values.join(', ')
  if (type === 'boolean') return '0, 1'
  return min === undefined && max === undefined ? '' : `${min ?? ''}–${max ?? ''}`
}

/** The codebook for people: every column of every table. */
export function printCodebook(tables: readonly TableHead[]): string {
  const chapters = tables.map(({ name, about, columns }) =>
    [
      `## ${name}.csv`,
      '',
      `One row is ${about}.`,
      '',
      '| column | type | meaning | unit | range |',
      '|---|---|---|---|---|',
      ...columns.map(
        (column) => `| ${column.name} | ${column.type} | ${column.about} | ${column.unit ?? ''} | ${rangeOf(column)} |`,
      ),
      '',
    ].join('\n'),
  )
  const head = `# Codebook\n\nMissing values are ${MISSING_VALUE}, booleans 0 and 1, times ISO 8601 in UTC.\n`
  return [head, ...chapters].join('\n')
}

/** The same for machines, as a Frictionless Data Package. */
export function dataPackage(tables: readonly TableHead[], name: string): object {
  return {
    profile: 'tabular-data-package',
    name,
    resources: tables.map((table) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      path: `${table.name}.csv`,
      title: `One row is ${table.about}`,
      encoding: 'utf-8',
      schema: { fields: table.columns.map(fieldOf), missingValues: [MISSING_VALUE] },
    })),
  }
}

function fieldOf({ name, type, about, unit, min, max, values }: Column) {
  return {
    name,
    type,
    description: unit === undefined ? about : `${about} (${unit})`,
    ...(type === 'boolean' ? { trueValues: ['1'], falseValues: ['0'] } : {}),
    constraints: {
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
      ...(values === undefined ? {} : { enum: values }),
    },
  }
}
