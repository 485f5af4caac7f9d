import '../lib/zodWithoutEval.ts'
import { expose } from 'comlink'
import { ReplayEngine } from './replayEngine.ts'
import { fetchScenario } from './scenarios.ts'

expose(new ReplayEngine(fetchScenario))
