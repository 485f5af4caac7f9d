import { lookOf } from '../theme/tokens.ts'
import { Face } from './face/Face.tsx'
import { LEADERS } from './face/leaders.ts'
import './portrait.css'

interface PortraitProps {
  readonly power: string
  readonly look: number
  /** Its government is gone: the face turns grey. */
  readonly isBroken?: boolean
}

/** A power's leader in the league's colour; its emblem where it has no face. */
export function Portrait({ power, look, isBroken = false }: PortraitProps) {
  const { colour, emblem } = lookOf(look)
  const face = LEADERS[power]
  return (
    <span class={isBroken ? 'portrait broken' : 'portrait'} style={{ '--league': colour }} aria-hidden="true">
      {face ? <Face face={face} colour={colour} /> : emblem}
    </span>
  )
}
