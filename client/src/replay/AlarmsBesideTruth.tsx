import { useEffect, useState } from 'preact/hooks'
import type { DebriefOf } from '#shared/debrief/index'
import { formatPercent, nameInText, t } from '../text/text.ts'
import type { RemoteReplayEngine } from '../workers/archive.ts'

interface AlarmsBesideTruthProps {
  readonly engine: RemoteReplayEngine
  readonly index: number
}

/** The alarms that ring at a position, each with what was really coming. */
export function AlarmsBesideTruth({ engine, index }: AlarmsBesideTruthProps) {
  const [alarms, setAlarms] = useState<DebriefOf<'alarms'>>([])
  useEffect(() => {
    let isShown = true
    engine.alarmsAt(index).then(
      (found) => isShown && setAlarms(found),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [engine, index])
  if (alarms.every(({ window }) => window !== index)) return null
  return (
    <ul class="alarms-beside" role="status" data-test="alarms-beside">
      {alarms.map(({ viewer, origin, confidence, real }) => (
        <li key={`${viewer} ${origin}`} data-real={real}>
          {t(`replay.alarm.${real ? 'real' : 'false'}`, {
            power: nameInText(viewer),
            target: nameInText(origin),
            percent: formatPercent(confidence),
          })}
        </li>
      ))}
    </ul>
  )
}
