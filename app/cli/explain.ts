export { explanationsOf } from '../model/exports/explanations.ts';
