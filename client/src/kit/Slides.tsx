import type { ComponentChild } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { stepsOf } from '#shared/protocol/debriefScript'
import { minutesOfPlay } from '../classroom/presets.ts'
import { publicAddress } from '../net/home.ts'
import { scenarioName, scenarioSummary, t } from '../text/text.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { type KitClass, useKitClass } from './useKitClass.ts'

interface Slide {
  readonly id: string
  readonly title: string
  readonly lines: readonly string[]
  readonly beside?: ComponentChild
}

/** Keys that turn the slides: those of every slide show, and of the pointers that pretend to be keyboards. */
const TURNS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  PageDown: (at, last) => Math.min(last, at + 1),
  ' ': (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Slides made of the settings of the class: one after the other on a wall, one a page on paper. */
export function Slides({ code }: { readonly code: string }) {
  const slides = slidesOf(useKitClass(code), code)
  const [shown, setShown] = useState<number | undefined>(undefined)
  const deck = useRef<HTMLElement>(null)
  const last = slides.length - 1
  // With the show itself: no key pressed once it can be seen is lost.
  useLayoutEffect(() => {
    if (shown === undefined) return
    deck.current?.focus()
    const turn = (event: KeyboardEvent) => {
      const next = TURNS[event.key]
      if (event.key !== 'Escape' && next === undefined) return
      event.preventDefault()
      setShown(next?.(shown, last))
    }
    addEventListener('keydown', turn)
    return () => removeEventListener('keydown', turn)
  }, [shown, last])
  return (
    <>
      <p class="no-print ways">
        <button type="button" onClick={() => setShown(0)} data-test="present">
          {t('kit.slides.present')}
        </button>
        <span class="soft">{t('kit.slides.keys')}</span>
      </p>
      <section
        class={`deck ${shown === undefined ? '' : 'presenting'}`}
        ref={deck}
        tabIndex={-1}
        aria-label={t('kit.part.slides.title')}
      >
        {slides.map((slide, n) => (
          <article
            class="slide"
            key={slide.id}
            hidden={shown !== undefined && shown !== n}
            aria-label={t('kit.slides.place', { n: n + 1, all: slides.length })}
            aria-live={shown === undefined ? undefined : 'polite'}
            data-test={`slide-${slide.id}`}
          >
            <h2>{slide.title}</h2>
            <div class="slide-body">
              <ul>
                {slide.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {slide.beside}
            </div>
            <p class="slide-number">{t('kit.slides.place', { n: n + 1, all: slides.length })}</p>
          </article>
        ))}
      </section>
    </>
  )
}

const SENTENCES = [1, 2, 3, 4] as const
const YEAR_STEPS = ['look', 'order', 'done'] as const
const ROOM_RULES = [1, 2, 3] as const
const TICKET = ['act', 'sure', 'missing'] as const

/** The key that ends a year, by its name. */
const endKey = () => ({ label: t('bar.endYear') })

/** All slides of a class, in the order of the lesson. */
function slidesOf(found: KitClass, code: string): readonly Slide[] {
  const link = `${publicAddress()}j/${code}`
  const { setup, practice } = found
  return [
    {
      id: 'title',
      title: scenarioName(setup.scenario),
      lines: [scenarioSummary(setup.scenario), ...(code === '' ? [] : [link.replace(/^https?:\/\//, ''), code])],
      ...(code === '' ? {} : { beside: <QrCode link={link} /> }),
    },
    { id: 'note', title: t('kit.slide.note.title'), lines: [t('kit.slide.note.war'), t('kit.slide.note.out')] },
    {
      id: 'sentences',
      title: t('kit.slide.sentences'),
      lines: SENTENCES.map((n) => t(`kit.slide.sentence.${n}`, endKey())),
    },
    { id: 'year', title: t('kit.slide.year'), lines: YEAR_STEPS.map((step) => t(`dossier.things.${step}`, endKey())) },
    { id: 'match', title: t('kit.slide.match'), lines: settingsOf(found) },
    ...(practice ? [{ id: 'practice', title: t('class.practice.choose'), lines: [t('class.practice.note')] }] : []),
    { id: 'room', title: t('kit.slide.room.title'), lines: ROOM_RULES.map((n) => t(`kit.slide.room.${n}`)) },
    ...stepsOf('middle').map(({ id }) => ({
      id: `step-${id}`,
      title: t(`script.step.${id}.title`),
      lines: [t(`script.step.${id}.ask`)],
    })),
    {
      id: 'ticket',
      title: t('class.print.ticket.title'),
      lines: TICKET.map((each) => t(`class.print.ticket.${each}`)),
    },
  ]
}

/** The settings that a class is told. */
function settingsOf({ setup, years, timeControl }: KitClass): readonly string[] {
  const minutes = minutesOfPlay({ years, timeControl })
  const rows: readonly (readonly [string, string])[] = [
    [t('class.new.powers'), String(setup.powers)],
    [t('class.new.perPower'), String(setup.perPower)],
    [t('front.years'), String(years)],
    [t('front.timeControl'), t(`timeControl.${timeControl}`)],
    [t('together.talk'), t(`together.talkRule.${setup.chatRule}`)],
  ]
  return [
    ...rows.map(([name, value]) => t('kit.slide.setting', { name, value })),
    minutes === undefined ? t('class.preset.untimed') : t('class.preset.minutes', { minutes }),
  ]
}
