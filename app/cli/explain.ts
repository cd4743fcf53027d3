export { explanationsOf } from '../model/explanations.ts';
