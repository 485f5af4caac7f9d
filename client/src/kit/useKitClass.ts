import { useEffect, useState } from 'preact/hooks'
import type { CreateClass } from '#shared/protocol/classroom'
import { FIRST_CLASS } from '../classroom/presets.ts'
import { readBoard } from '../net/classApi.ts'
import { teacherAccesses } from '../store/classes.ts'
import { fetchScenario } from '../workers/scenarios.ts'

/** A class of which this device is the teacher, or the one that a first lesson would make. */
export interface KitClass {
  readonly setup: CreateClass
  /** Years and time of the round that is prepared. */
  readonly years: number
  readonly timeControl: CreateClass['timeControl']
  readonly practice: boolean
}

const ofSetup = (setup: CreateClass): KitClass => ({
  setup,
  years: setup.years,
  timeControl: setup.timeControl,
  practice: setup.practice ?? false,
})

/** The settings of the class with this code; those of a first lesson where this device does not lead it. */
export function useKitClass(code: string): KitClass {
  const [found, setFound] = useState<KitClass>(() => ofSetup(FIRST_CLASS))
  useEffect(() => {
    const access = teacherAccesses.value.find((each) => each.code === code)
    if (access === undefined) return
    readBoard(access.id, access.token).then(
      ({ setup, next, practice }) =>
        setFound({
          ...ofSetup(setup),
          years: next.years,
          timeControl: next.timeControl as KitClass['timeControl'],
          practice,
        }),
      () => undefined,
    )
  }, [code])
  return found
}

type FetchedScenario = NonNullable<Awaited<ReturnType<typeof fetchScenario>>>

/** The scenario of a class; undefined while it is fetched. */
export function useScenario(id: string): FetchedScenario | undefined {
  const [found, setFound] = useState<FetchedScenario | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    fetchScenario(id).then(
      (scenario) => isWanted && setFound(scenario),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [id])
  return found?.id === id ? found : undefined
}
