/**
 * `npm run tool -- record:fixture`: writes tests/fixtures/records/rules-N.jsonl, a match with its transcript by the present rules
 * version. To be run before that version is left, so that tests know for ever that such files open.
 */
import { writeFileSync } from 'node:fs'
import { loadScenarios } from '#server/lib/loadScenarios'
import { storyOf } from '#shared/debrief/story'
import { printRecord } from '#shared/match/recordText'
import { RULES_VERSION, RULESET } from '#shared/ruleset/ruleset'
import { transcriptOf } from '#shared/transcript/transcript'
import { printTranscript } from '#shared/transcript/transcriptText'
import { goldenMatch } from '#tests/support/golden'

const scenario = loadScenarios().get('many-poles')!
const { record } = goldenMatch(scenario)
const transcript = transcriptOf(storyOf(RULESET, scenario, record))
const file = `tests/fixtures/records/rules-${RULES_VERSION}.jsonl`
writeFileSync(file, printRecord(record) + printTranscript(transcript))
process.stdout.write(`${file}\n`)
