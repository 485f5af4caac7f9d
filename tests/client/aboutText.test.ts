import { beforeAll, expect, test } from 'vitest'
import { aboutText } from '#client/crisis/aboutText.ts'
import { fetchTexts, startText, t } from '#client/text/text.ts'
import { powerId, stateId } from '#shared/ids'
import type { SeenConfrontation } from '#shared/view/observation'

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
})

const crisis = (cause: SeenConfrontation['cause']): SeenConfrontation => ({
  over: stateId('himal'),
  challenger: powerId('boreal'),
  defender: powerId('coral'),
  cause,
  rung: 1,
  risk: 0,
  riskAbove: 0,
  offers: [],
  stands: 0,
  mediated: false,
  pledged: false,
  threats: [false, false],
})

test('a revolt is called one, with the chance of the side that was drawn into it', () => {
  expect(t('stage.question.revolt', { state: 'Himal' })).toContain('Revolt')
  expect(aboutText(crisis('revolt'), false, 0.02)).toMatch(/revolt.*Neither of you began it.*2%/)
  expect(aboutText(crisis('revolt'), true, 0.98)).toMatch(/98%/)
  expect(aboutText(crisis('revolt'), true)).not.toContain('%')
  expect(aboutText(crisis('disputedState'), false, 0.02)).not.toContain('%')
})
