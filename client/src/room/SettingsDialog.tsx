import { changeSettings, settings } from '../store/settings.ts'
import { t } from '../text/text.ts'
import { TEXT_SIZES, type TextSize } from '../theme/tokens.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'

/** Language, text size, volume, plain words, motion and contrast of this device. */
export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { textSize, reducedMotion, highContrast, plainWords, volume } = settings.value
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
      <label class="volume">
        <span>{t('settings.volume')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={10}
          value={volume}
          onInput={(event) => changeSettings({ volume: Number(event.currentTarget.value) })}
          data-test="volume"
        />
      </label>
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
          checked={highContrast}
          onChange={(event) => changeSettings({ highContrast: event.currentTarget.checked })}
        />
        {t('settings.highContrast')}
      </label>
    </Dialog>
  )
}
