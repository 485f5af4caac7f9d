interface FigureListProps {
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly look?: string
  readonly test?: string
}

/** Figures by their names. */
export const FigureList = ({ rows, look, test }: FigureListProps) => (
  <dl class={look} data-test={test}>
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class="figures">{value}</dd>
      </div>
    ))}
  </dl>
)
