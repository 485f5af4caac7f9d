import type { ComponentChild } from 'preact'
import type { SeenEvent } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import type { Observation, SeenPower } from '#shared/view/observation'
import { Portrait } from '../ui/Portrait.tsx'

/** What a press photograph of the year shows. */
type PressScene = 'sea' | 'silo' | 'table' | 'city' | 'ruin'

/** Which kind of news has which scene; any other happens at sea. */
const SCENES: Readonly<Partial<Record<SeenEvent['type'], PressScene>>> = {
  treatyConcluded: 'table',
  treatyLeft: 'table',
  treatyBroken: 'table',
  summitHeld: 'table',
  ratificationFailed: 'table',
  offerLapsed: 'table',
  leadersChanged: 'table',
  cheatingFound: 'silo',
  baseAnnounced: 'silo',
  baseDiscovered: 'silo',
  warheadsScrapped: 'silo',
  powerWentNuclear: 'silo',
  stateWentNuclear: 'silo',
  stateArms: 'silo',
  alarmProvedFalse: 'silo',
  famine: 'city',
  sootRisen: 'city',
  stateChangedSides: 'city',
  alignmentShifted: 'city',
  pleaUnanswered: 'city',
  linksCut: 'city',
  salvoLanded: 'ruin',
}

/** Below the horizon, and on it, in one ink. */
const DRAWINGS: Readonly<Record<PressScene, ComponentChild>> = {
  sea: (
    <>
      <circle cx="70" cy="62" r="30" fill="#f2ead6" />
      <path d="M8 92l9-14h15l3-11h7l3 11h20l19 14zM120 94l6-9h10l2-7h5l2 7h12l12 9z" fill="#17140f" />
      <path d="M0 92h240v58H0z" fill="#4a4436" />
      <path d="M0 104q20-8 40 0t40 0 40 0 40 0 40 0 40 0M0 124q20-8 40 0t40 0 40 0 40 0 40 0 40 0" class="swell" />
    </>
  ),
  silo: (
    <>
      <path d="M0 100h240v50H0z" fill="#3a3428" />
      <path d="M20 100V70l7-16 7 16v30zM58 100V58l7-18 7 18v42zM96 100V74l7-16 7 16v26z" fill="#17140f" />
      <path d="M8 104h120l12 14H0z" fill="#17140f" />
      <circle cx="150" cy="34" r="14" fill="#f2ead6" />
    </>
  ),
  table: (
    <>
      <path d="M0 0h240v92H0z" fill="#6d6552" />
      <path d="M18 12h34v58H18zM68 12h34v58H68z" fill="#f2ead6" opacity=".7" />
      <path d="M-10 96h260l20 54H-30z" fill="#2b261c" />
      <path d="M36 106l44-4 6 22-46 4zM96 104l38 3-4 20-40-3z" fill="#f2ead6" />
      <path d="M84 118l30-16" stroke="#17140f" stroke-width="3" />
    </>
  ),
  city: (
    <>
      <path d="M0 100h240v50H0z" fill="#3a3428" />
      <path
        d="M4 100V62h18v38zM26 100V44h16v56zM46 100V70h22v30zM72 100V36h14v64zM90 100V56h20v44zM114 100V66h18v34z"
        fill="#17140f"
      />
      <path
        d="M30 54h3m4 0h3m-10 10h3m4 0h3M76 46h3m-3 12h3m15 8h4m4 0h4M10 72h4m-4 10h4m38 0h4"
        stroke="#f2ead6"
        stroke-width="3"
      />
      <circle cx="150" cy="34" r="12" fill="#f2ead6" />
    </>
  ),
  ruin: (
    <>
      <path d="M0 0h240v104H0z" fill="#4a4436" />
      <path d="M0 22q60-22 120-6t120-10v36q-70-14-128 4T0 52z" fill="#2b261c" />
      <path d="M0 102h240v48H0z" fill="#17140f" />
      <path
        d="M6 104V74l6 5 4-9 6 8v26zM34 104V52l7 9 3-14 8 16v41zM64 104V82l9-6 7 9v19zM92 104V60l5 6 6-15 4 22 6 6v25zM126 104V86l10 5 8-9v22zM164 104V70l6-4 5 11 8-5v32zM200 104V84l12 6 8-7v21z"
        fill="#17140f"
      />
    </>
  ),
}

/** The power an event is about, if it is about one of these. */
function subjectOf(event: SeenEvent, { powers }: Observation): SeenPower | undefined {
  const ids: readonly unknown[] = ['power' in event && event.power, 'challenger' in event && event.challenger]
  return powers.find(({ id }) => ids.includes(id))
}

interface YearPictureProps {
  readonly event: SeenEvent
  /** Whose words stand beside it: that face is shown where the headline is about no power. */
  readonly speaker: PowerId | undefined
  readonly view: Observation
}

/** The picture of the year's headline: where it happened, and the face of the power it is about; printed in one ink. */
export function YearPicture({ event, speaker, view }: YearPictureProps) {
  const power = subjectOf(event, view) ?? view.powers.find(({ id }) => id === speaker)
  const scene = SCENES[event.type] ?? 'sea'
  return (
    <div class="year-picture" aria-hidden="true" data-scene={scene}>
      <svg viewBox="0 0 240 150" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path d="M0 0h240v150H0z" fill="#9a917b" />
        {DRAWINGS[scene]}
      </svg>
      {power && (
        <span class="subject">
          <Portrait power={power.id} look={power.look} />
        </span>
      )}
    </div>
  )
}
