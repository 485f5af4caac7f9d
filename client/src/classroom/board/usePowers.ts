import { useEffect, useState } from 'preact/hooks'
import type { ClassSetup } from '#shared/protocol/classroom'
import { listSeating } from '../../net/api.ts'

/** Ids of the powers of each world, in seat order; empty until they are known. Asked for once, for the whole board. */
export function usePowers({ scenario, powers }: Pick<ClassSetup, 'scenario' | 'powers'>): readonly string[] {
  const [seating, setSeating] = useState<readonly string[]>([])
  useEffect(() => {
    listSeating(scenario, powers).then(setSeating, () => undefined)
  }, [scenario, powers])
  return seating
}
