import { z } from 'zod'

type Commands = Readonly<Record<string, z.ZodObject>>

/** One command: its name, and its input beside it. */
type NamedInput<Name extends string, Input extends z.ZodObject> = z.ZodObject<
  { command: z.ZodLiteral<Name> } & Input['shape'],
  z.core.$strict
>

type Named<Table extends Commands> = { [Name in keyof Table & string]: NamedInput<Name, Table[Name]> }[keyof Table &
  string]

/** Schema of a body that names one of these commands and carries its input beside the name. */
export function commandBody<Table extends Commands>(
  table: Table,
): z.ZodType<z.output<Named<Table>>, z.input<Named<Table>>> {
  const bodies = Object.entries(table).map(([name, input]) =>
    z.strictObject({ command: z.literal(name), ...input.shape }),
  )
  const [first, ...others] = bodies
  if (first === undefined) throw new Error('a table of commands is empty')
  return z.discriminatedUnion('command', [first, ...others]) as unknown as z.ZodType<
    z.output<Named<Table>>,
    z.input<Named<Table>>
  >
}
