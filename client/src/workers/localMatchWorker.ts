import '../lib/zodWithoutEval.ts'
import { expose } from 'comlink'
import { LocalMatch } from './localMatch.ts'
import { fetchScenario } from './scenarios.ts'

expose(new LocalMatch(fetchScenario))
