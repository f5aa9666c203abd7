import { expect, test } from 'vitest';
import { ROLES } from '../../contract/members.ts';
import { roleMay } from './rights.ts';
import { neededFor } from './role-guard.ts';

const who = (method: string, path: string) => {
  const needs = neededFor(method, path);
  return ROLES.filter((role) => needs === undefined || roleMay(role, needs)).join(' ');
};

test('everybody reads, asks, and sees to what is their own', () => {
  for (const [method, path] of [
    ['GET', '/data-sources'],
    ['POST', '/conversations/messages'],
    ['POST', '/ai/query'],
    ['POST', '/analytics/query'],
    ['POST', '/segments/preview'],
    ['PATCH', '/user/profile'],
    ['POST', '/auth/switch'],
  ] as const) {
    expect([path, who(method, path)]).toEqual([path, 'owner admin marketer viewer']);
  }
});

test('who only reads changes nothing, also by a route that is not written down', () => {
  for (const [method, path] of [
    ['POST', '/segments'],
    ['DELETE', '/notes/1'],
    ['POST', '/facts'],
    ['POST', '/profiles/1/merge'],
    ['POST', '/analytics/unusual/mute'],
    ['POST', '/segments/preview/more'],
    ['PUT', '/something/new'],
  ] as const) {
    expect([path, who(method, path)]).toEqual([path, 'owner admin marketer']);
  }
});

test('the workspace and what it is fed by is set up by owners and admins', () => {
  for (const [method, path] of [
    ['PATCH', '/workspace'],
    ['DELETE', '/workspace/demo'],
    ['POST', '/data-sources'],
    ['DELETE', '/data-sources/1'],
    ['POST', '/ingest/failures/1/replay'],
    ['GET', '/oauth/google/start'],
  ] as const) {
    expect([path, who(method, path)]).toEqual([path, 'owner admin']);
  }
});
