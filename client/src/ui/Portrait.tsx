import { lookOf } from '../theme/tokens.ts'
import { Face } from './face/Face.tsx'
import { LEADERS } from './face/leaders.ts'
import type { Mood } from './face/moods.ts'
import { Office } from './face/Office.tsx'
import './portrait.css'

interface PortraitProps {
  readonly power: string
  readonly look: number
  /** Broken, its government is gone: the face turns grey and shuts its eyes. */
  readonly mood?: Mood
  /** Head and shoulders on no ground of their own, as large as their place; a framed head otherwise. */
  readonly bust?: boolean
}

/** A power's leader in the league's colour; for a historical power the figure of an office with its emblem. */
export function Portrait({ power, look, mood = 'calm', bust = false }: PortraitProps) {
  const { colour, emblem } = lookOf(look)
  const face = LEADERS[power]
  const names = ['portrait', ...(bust ? ['bust'] : []), ...(mood === 'broken' ? ['broken'] : [])]
  return (
    <span class={names.join(' ')} style={{ '--league': colour }} aria-hidden="true">
      {face ? (
        <Face face={face} colour={colour} mood={mood} bust={bust} />
      ) : (
        <Office colour={colour} emblem={emblem} bust={bust} />
      )}
    </span>
  )
}
