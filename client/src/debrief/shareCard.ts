import type { CardFigures } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { TitleId } from '#shared/titles/index'
import { labelled } from '../text/labelled.ts'
import { formatMillions, powerShort, scenarioName, t } from '../text/text.ts'
import { COLOURS, lookOf } from '../theme/tokens.ts'
import { nightLine, titlesLine } from './shareText.ts'

const [WIDTH, HEIGHT, EDGE] = [1200, 630, 64]

/** The match as one picture to share: how it ended, the two numbers of that night, the viewer's titles, and the arms race as lines. */
export async function shareCardOf(
  debrief: CardFigures,
  night?: Night | undefined,
  titles: readonly TitleId[] = [],
): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error(t('debrief.share.noPicture'))
  pen.fillStyle = COLOURS.ground
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  drawWords(
    pen,
    debrief,
    [...(night ? [nightLine(night)] : []), ...titlesLine(titles)].filter((line) => line !== ''),
  )
  drawRace(pen, debrief)
  return await canvas.convertToBlob({ type: 'image/png' })
}

function drawWords(
  pen: OffscreenCanvasRenderingContext2D,
  { scenario, reveal, powers, years }: CardFigures,
  lines: readonly string[],
): void {
  const type = getComputedStyle(document.body).fontFamily
  const write = (text: string, y: number, size: number, colour: string, weight = 400) => {
    pen.font = `${weight} ${size}px ${type}`
    pen.fillStyle = colour
    pen.fillText(text, EDGE, y, WIDTH - 2 * EDGE)
  }
  write(t('title'), 96, 28, COLOURS.textSoft)
  const grave = reveal !== undefined && reveal.outcome !== 'peace'
  write(
    reveal ? t(`ended.outcome.${reveal.outcome}`) : t('replay.notEnded'),
    170,
    60,
    grave ? COLOURS.danger : COLOURS.text,
  )
  write(
    t('debrief.share.line', { scenario: scenarioName(scenario), powers: powers.length, years }),
    222,
    26,
    COLOURS.textSoft,
  )
  if (reveal === undefined) return
  write(t('ended.worldPoints', { points: reveal.world.points }), 292, 44, COLOURS.estimate, 600)
  write(
    `${labelled(t('ended.dead'), formatMillions(reveal.world.dead))}   ${labelled(t('ended.starved'), formatMillions(reveal.world.starved))}`,
    336,
    24,
    COLOURS.textSoft,
  )
  for (const [n, line] of lines.entries()) write(line, 378 + n * 34, 26, COLOURS.bone, 500)
}

function drawRace(pen: OffscreenCanvasRenderingContext2D, { race, powers }: CardFigures): void {
  const [top, bottom, left, right] = [440, HEIGHT - EDGE, EDGE, WIDTH - EDGE - 130]
  const most = Math.max(1, ...race.stocks.flatMap(({ warheads }) => warheads))
  const x = (n: number) => left + ((right - left) * n) / Math.max(1, race.years.length - 1)
  const y = (count: number) => bottom - ((bottom - top) * count) / most
  pen.lineWidth = 4
  const nameAt = apart(race.stocks.map(({ warheads }) => y(warheads.at(-1) ?? 0)))
  for (const [n, { power, warheads }] of race.stocks.entries()) {
    const { colour, emblem } = lookOf(powers.find(({ id }) => id === power)?.look ?? 0)
    pen.strokeStyle = colour
    pen.fillStyle = colour
    pen.beginPath()
    for (const [year, count] of warheads.entries()) pen.lineTo(x(year), y(count))
    pen.stroke()
    pen.font = `500 20px ${getComputedStyle(document.body).fontFamily}`
    pen.fillText(`${emblem} ${powerShort(power)}`, right + 12, nameAt[n]! + 6, 118)
  }
}

/** Pixels between the names of two lines. */
const NAME_GAP = 24

/** Heights moved up as far as it takes that none is nearer to another than a line of type. */
function apart(heights: readonly number[]): readonly number[] {
  const moved = [...heights]
  let free = HEIGHT
  const lowestFirst = heights.map((_, n) => n).sort((a, b) => heights[b]! - heights[a]!)
  for (const n of lowestFirst) {
    moved[n] = Math.min(heights[n]!, free)
    free = moved[n]! - NAME_GAP
  }
  return moved
}
