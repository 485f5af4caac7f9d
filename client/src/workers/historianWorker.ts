import '../net/zodWithoutEval.ts'
import { expose } from 'comlink'
import { Historian } from './historian.ts'
import { fetchScenario } from './scenarios.ts'

expose(new Historian(fetchScenario))
