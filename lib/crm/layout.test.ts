import { describe, expect, it } from 'vitest';
import type { Field } from './define.ts';
import { layOut, type Standing } from './layout.ts';

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  path: key,
  documented: true,
  ...more,
});
const from = () => 'x';
const keys = (fields: readonly Field[] | undefined) => fields?.map(({ key }) => key);

describe('the layout of a form', () => {
  it('asks for choices and for what is required and empty, required ones first', () => {
    const fields = [field('work'), field('name', { required: true, from }), field('city', { from })];
    const [section] = layOut({}, fields, { city: 'Denver' }, new Map());
    expect(keys(section?.asked)).toEqual(['name', 'work']);
    expect(keys(section?.filled)).toEqual(['city']);
  });

  it('folds away what the lead says, and what is rare or empty', () => {
    const fields = [field('name', { required: true, from }), field('street2', { from }), field('odd', { rare: true })];
    const [section] = layOut({}, fields, { name: 'Ada' }, new Map());
    expect(keys(section?.filled)).toEqual(['name']);
    expect(keys(section?.rare)).toEqual(['street2', 'odd']);
  });

  it('keeps a rare field that only the definition filled with the rare ones', () => {
    const fields = [field('stage', { rare: true, fallback: '8' })];
    expect(keys(layOut({}, fields, { stage: '8' }, new Map())[0]?.rare)).toEqual(['stage']);
    expect(keys(layOut({}, fields, { stage: '9' }, new Map())[0]?.asked)).toEqual(['stage']);
  });

  it('keeps what is to be in view above the parts, though the lead fills it', () => {
    const fields = [
      field('name', { part: 'company', required: true, inView: true, from }),
      field('city', { part: 'company', from }),
    ];
    const parts = [{ id: 'company', label: 'Company' }];
    const [first, company] = layOut({ parts }, fields, { name: 'Rosa Ortiz', city: 'Mesa' }, new Map());
    expect(keys(first?.asked)).toEqual(['name']);
    expect(keys(company?.filled)).toEqual(['city']);
  });

  it('puts a field that comes up later right behind the one it says more of', () => {
    const placed = new Map<string, Standing>();
    const visit = field('visit', { from });
    const zone = field('zone', { from, beside: 'visit' });
    layOut({}, [visit, field('note')], {}, placed);
    const [section] = layOut({}, [visit, zone, field('note')], { visit: '2026-12-01', zone: 'x' }, placed);
    expect(keys(section?.rare)).toEqual(['visit', 'zone']);
  });

  it('leaves a field where it was put while it is filled or emptied', () => {
    const placed = new Map<string, Standing>();
    const fields = [field('name', { required: true, from })];
    layOut({}, fields, {}, placed);
    expect(keys(layOut({}, fields, { name: 'Ada' }, placed)[0]?.asked)).toEqual(['name']);
  });

  it('gives each part its own section, and leaves out parts without fields', () => {
    const parts = [
      { id: 'company', label: 'Company' },
      { id: 'empty', label: 'Empty' },
    ];
    const fields = [field('division'), field('title', { part: 'company' })];
    const sections = layOut({ parts }, fields, {}, new Map());
    expect(sections.map(({ part }) => part?.id)).toEqual([undefined, 'company']);
  });
});
