import { describeEveryAct } from '#tests/support/everyAct'

describeEveryAct('touch', 'phone')
