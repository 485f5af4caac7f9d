import type { ComponentType } from 'preact'
import { t } from '../text/text.ts'
import { BackArrow } from '../ui/Arrows.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { Glossary } from './Glossary.tsx'
import { GuideSheet } from './GuideSheet.tsx'
import { KIT_PARTS, type KitPart } from './parts.ts'
import { RoleCards } from './RoleCards.tsx'
import { Slides } from './Slides.tsx'
import { Standards } from './Standards.tsx'
import '../ui/page.css'
import './kit.css'

/** What each part shows, for the class with this code. */
const VIEWS: Readonly<Record<KitPart, ComponentType<{ readonly code: string }>>> = {
  guide: GuideSheet,
  slides: Slides,
  roles: RoleCards,
  glossary: Glossary,
  standards: Standards,
}

interface KitPageProps {
  /** Undefined for the list of all parts. */
  readonly part: KitPart | undefined
  /** Code of the class whose settings the parts show; empty for those of a first lesson. */
  readonly code: string
}

/** What a teacher shows, prints and reads for a lesson: all of it from one place, in the language of the page. */
export function KitPage({ part, code }: KitPageProps) {
  const View = part && VIEWS[part]
  const home = code === '' ? '#/kit' : `#/kit/${code}`
  return (
    <main class={`kit-page ${part === undefined ? '' : `of-${part}`}`} data-test="kit">
      <nav class="no-print" aria-label={t('kit.title')}>
        <a href={part === undefined ? '#/class' : home}>
          <BackArrow /> {t(part === undefined ? 'class.new.title' : 'kit.title')}
        </a>
        {part !== undefined && (
          <button type="button" class="primary" onClick={() => print()} data-test="print">
            {t('class.print.key')}
          </button>
        )}
        <LanguageChoice />
      </nav>
      {View === undefined || part === undefined ? (
        <PartList code={code} />
      ) : (
        <>
          <h1 class={part === 'slides' ? 'unseen' : ''}>{t(`kit.part.${part}.title`)}</h1>
          <View code={code} />
        </>
      )}
    </main>
  )
}

/** Every part with what it is for. */
function PartList({ code }: { readonly code: string }) {
  const tail = code === '' ? '' : `/${code}`
  return (
    <>
      <h1>{t('kit.title')}</h1>
      <p class="soft">{t(code === '' ? 'kit.aboutFirst' : 'kit.aboutClass', { code })}</p>
      <ul class="kit-parts">
        {KIT_PARTS.map((part) => (
          <li key={part}>
            <a href={`#/kit/${part}${tail}`} data-test={`kit-${part}`}>
              {t(`kit.part.${part}.title`)}
            </a>
            <p class="soft">{t(`kit.part.${part}.about`)}</p>
          </li>
        ))}
        {code !== '' && (
          <li>
            <a href={`#/print/${code}`} data-test="kit-print">
              {t('class.print.title')}
            </a>
            <p class="soft">{t('class.print.about')}</p>
          </li>
        )}
      </ul>
    </>
  )
}
