import { chapterName, t } from '../text/text.ts'
import { POSTERS, type Poster } from './posters.ts'

interface PostersProps {
  readonly waiting: boolean
  onChoose(match: Poster['match']): void
}

/** Three chapters of history, told by their shapes; pressing one plays it. */
export function Posters({ waiting, onChoose }: PostersProps) {
  return (
    <ul class="posters" aria-label={t('front.history')}>
      {POSTERS.map(({ year, match }) => (
        <li key={year}>
          <button
            type="button"
            class={`poster of-${year}`}
            aria-disabled={waiting}
            onClick={() => onChoose(match)}
            data-test={`poster-${year}`}
          >
            <Drawing year={year} />
            <b class="figures">{year}</b>
            <em>{chapterName(match.scenario)}</em>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Drawing({ year }: { readonly year: Poster['year'] }) {
  return (
    <svg viewBox="0 0 152 206" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {DRAWINGS[year]}
    </svg>
  )
}

/** A railway and its clock; ships in the moonlight; dots on a radar. */
const DRAWINGS = {
  '1914': (
    <>
      <path d="M0 0h152v206H0z" fill="#d9c9a3" />
      <path d="M60 52q8-26 40-28 28 0 52-18V0H70q-16 20-10 52z" fill="#8d7f63" opacity=".65" />
      <path d="M0 206L64 92h24l64 114z" fill="#2b2620" />
      <path
        d="M20 200h112M34 176h84M45 154h62M53 136h46M60 120h32M65 106h22M69 95h14"
        stroke="#8f8060"
        stroke-width="4"
      />
      <path d="M14 206L70 84M138 206L82 84" stroke="#efe3c4" stroke-width="4" />
      <path d="M97 110h6v40h-6z" fill="#2b2620" />
      <circle cx="100" cy="88" r="20.5" fill="#efe3c4" stroke="#2b2620" stroke-width="7" />
      <path d="M100 75v13l9 6" stroke="#2b2620" stroke-width="4" fill="none" />
    </>
  ),
  '1962': (
    <>
      <path d="M0 0h152v206H0z" fill="#0f4653" />
      <circle cx="104" cy="88" r="34" fill="#efe3c8" />
      <path d="M0 118q19-8 38 0t38 0 38 0 38 0v88H0z" fill="#0a2f3a" />
      <path
        d="M10 118l10-16h18l4-14h8l3 14h24l22 16zM152 128l-10-14h-12l-2-10h-6l-2 10h-12l-18 14zM44.5 88V76.5H40v-3h4.5V66h3v7.5H52v3h-4.5V88z"
        fill="#061a21"
      />
      <path
        d="M0 132q19-8 38 0t38 0 38 0 38 0M0 150q19-8 38 0t38 0 38 0 38 0"
        fill="none"
        stroke="#1d6a77"
        stroke-width="3"
      />
    </>
  ),
  '1983': (
    <>
      <path d="M0 0h152v206H0z" fill="#10131c" />
      <g fill="none" stroke="#9fb4c8" stroke-opacity=".7">
        <circle cx="76" cy="120" r="18" />
        <circle cx="76" cy="120" r="38" />
        <circle cx="76" cy="120" r="58" />
        <path d="M12 120h128M76 62v116" />
      </g>
      <path d="M76 120L128 90A60 60 0 0 0 96 63z" fill="#dfe9f2" opacity=".45" />
      <path
        d="M99 90h.01M107 102h.01M90 80h.01M114 113h.01M82 94h.01"
        stroke="#ff5a4f"
        stroke-width="9"
        stroke-linecap="round"
      />
    </>
  ),
} as const
