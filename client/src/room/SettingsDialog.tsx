import { matchEnrolment } from '../store/matchClass.ts'
import { changeSettings, settings } from '../store/settings.ts'
import { t } from '../text/text.ts'
import { TEXT_SIZES, type TextSize } from '../theme/tokens.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'

/** Language, text size, sound, plain words, motion and contrast of this device. */
export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { textSize, reducedMotion, highContrast, plainWords, warPictures } = settings.value
  return (
    <Dialog title={t('settings.title')} closeText={t('settings.close')} onClose={onClose}>
      <LanguageChoice />
      <fieldset class="choices">
        <legend>{t('settings.textSize')}</legend>
        {(Object.keys(TEXT_SIZES) as TextSize[]).map((size) => (
          <button
            type="button"
            key={size}
            aria-pressed={size === textSize}
            onClick={() => changeSettings({ textSize: size })}
          >
            {t(`settings.${size}`)}
          </button>
        ))}
      </fieldset>
      <SoundSettings />
      <label class="check">
        <input
          type="checkbox"
          checked={plainWords}
          onChange={(event) => changeSettings({ plainWords: event.currentTarget.checked })}
          data-test="setting-plain-words"
        />
        {t('settings.plainWords')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={reducedMotion}
          onChange={(event) => changeSettings({ reducedMotion: event.currentTarget.checked })}
        />
        {t('settings.reducedMotion')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={warPictures}
          onChange={(event) => changeSettings({ warPictures: event.currentTarget.checked })}
          data-test="setting-war-pictures"
        />
        {t('settings.warPictures')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={highContrast}
          onChange={(event) => changeSettings({ highContrast: event.currentTarget.checked })}
        />
        {t('settings.highContrast')}
      </label>
    </Dialog>
  )
}

/** Loudness of what has a meaning and of what only goes on, captions, and in a match of a class whether there is sound at all. */
function SoundSettings() {
  const { captions, classSound } = settings.value
  return (
    <>
      {(['volume', 'ambience'] as const).map((what) => (
        <label key={what} class="volume">
          <span>{t(`settings.${what}`)}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={10}
            value={settings.value[what]}
            onInput={(event) => changeSettings({ [what]: Number(event.currentTarget.value) })}
            data-test={what}
          />
        </label>
      ))}
      {matchEnrolment.value !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={classSound}
            onChange={(event) => changeSettings({ classSound: event.currentTarget.checked })}
            data-test="setting-class-sound"
          />
          {t('settings.classSound')}
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={captions}
          onChange={(event) => changeSettings({ captions: event.currentTarget.checked })}
          data-test="setting-captions"
        />
        {t('settings.captions')}
      </label>
    </>
  )
}
