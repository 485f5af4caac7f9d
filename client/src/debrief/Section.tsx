import type { ComponentChild, ComponentChildren } from 'preact'
import type { DebriefFor, SectionId } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { PowerId } from '#shared/ids'
import { t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import type { Archive } from '../workers/archive.ts'
import { Chart } from './Chart.tsx'

/** Props of the view of a section. */
export interface SectionPart<Id extends SectionId> {
  readonly debrief: DebriefFor<Id>
  /** The viewer's power; absent for spectators. */
  readonly me?: PowerId | undefined
  /** What the page of a match can do besides; absent on a wall, and of a match that cannot be played on. */
  readonly own?: OwnPage | undefined
}

/** What the page of a match adds to the figures of its debrief. */
export interface OwnPage {
  readonly match: string
  readonly archive: Archive
  /** The gravest moment, the viewer's own first; absent when nothing was played. */
  readonly night?: Night | undefined
}

/** The content of a table. */
export interface TableContent {
  readonly head: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly ComponentChild[])[]
}

interface SectionProps {
  readonly name: SectionId
  /** What the figures say, in one plain sentence or two. */
  readonly says: string
  readonly table?: TableContent
  draw?(width: number): Element
  readonly children?: ComponentChildren
}

/** One part of the debrief: a sentence, a chart, the same as a table, and a question to discuss. */
export function Section({ name, says, table, draw, children }: SectionProps) {
  return (
    <section class="debrief-section" id={name} data-test={`section-${name}`}>
      <h2>{t(`debrief.${name}.title`)}</h2>
      <p class="says">{says}</p>
      {children}
      {draw && <Chart says={says} draw={draw} />}
      {table && table.rows.length > 0 && <SectionTable table={table} name={name} folded={draw !== undefined} />}
      <p class="question">{t(`debrief.${name}.question`)}</p>
    </section>
  )
}

/** The figures of a chart as a table, folded; a section without a chart shows it open. */
function SectionTable({
  table,
  name,
  folded,
}: {
  readonly table: TableContent
  readonly name: SectionId
  readonly folded: boolean
}) {
  const rows = <DataTable table={table} label={t(`debrief.${name}.title`)} />
  if (!folded) return rows
  return (
    <details>
      <summary>{t('debrief.asTable')}</summary>
      {rows}
    </details>
  )
}

function DataTable({ table: { head, rows }, label }: { readonly table: TableContent; readonly label: string }) {
  return (
    <TableScroller label={label}>
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={column}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} class="figures">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  )
}
