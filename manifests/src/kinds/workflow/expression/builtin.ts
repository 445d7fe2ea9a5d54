import { ANY, BOOLEAN, NUMBER, OBJECT, objectOf, STRING, type ObjectType, type Type } from './type.ts';

/** What GitHub puts into `github`. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
const GITHUB: Readonly<Record<string, Type>> = {
  action: STRING,
  action_path: STRING,
  action_ref: STRING,
  action_repository: STRING,
  action_status: STRING,
  actor: STRING,
  actor_id: STRING,
  api_url: STRING,
  artifact_cache_size_limit: NUMBER,
  base_ref: STRING,
  env: STRING,
  event: OBJECT,
  event_name: STRING,
  event_path: STRING,
  graphql_url: STRING,
  head_ref: STRING,
  job: STRING,
  job_workflow_sha: STRING,
  output: STRING,
  path: STRING,
  ref: STRING,
  ref_name: STRING,
  ref_protected: BOOLEAN,
  ref_type: STRING,
  repository: STRING,
  repository_id: STRING,
  repository_owner: STRING,
  repository_owner_id: STRING,
  repository_visibility: STRING,
  repositoryUrl: STRING,
  retention_days: NUMBER,
  run_attempt: STRING,
  run_id: STRING,
  run_number: STRING,
  secret_source: STRING,
  server_url: STRING,
  sha: STRING,
  state: STRING,
  step_summary: STRING,
  token: STRING,
  triggering_actor: STRING,
  workflow: STRING,
  workflow_ref: STRING,
  workflow_sha: STRING,
  workspace: STRING,
};

const CONTAINER = objectOf({ id: STRING, network: STRING });
const SERVICE = objectOf({ id: STRING, network: STRING, ports: objectOf({}, STRING) });

const JOB = objectOf({
  check_run_id: NUMBER,
  container: CONTAINER,
  services: objectOf({}, SERVICE),
  status: STRING,
  workflow_ref: STRING,
  workflow_sha: STRING,
  workflow_repository: STRING,
  workflow_file_path: STRING,
});

const RUNNER = objectOf({
  arch: STRING,
  debug: STRING,
  environment: STRING,
  name: STRING,
  os: STRING,
  temp: STRING,
  tool_cache: STRING,
  workspace: STRING,
});

const STRATEGY = objectOf(
  { 'fail-fast': BOOLEAN, 'job-index': NUMBER, 'job-total': NUMBER, 'max-parallel': NUMBER },
  ANY,
);

/** `github`, with what is known of its event. Gitea puts more into it. */
export function githubType(event: ObjectType, open: boolean): ObjectType {
  return objectOf({ ...GITHUB, event }, open ? ANY : undefined);
}

/** Contexts that are the same at every place. */
export const FIXED: Readonly<Record<string, Type>> = {
  job: JOB,
  runner: RUNNER,
  strategy: STRATEGY,
  vars: objectOf({}, STRING),
};

/** Secrets that every run has. */
export const GIVEN_SECRETS = ['GITHUB_TOKEN', 'ACTIONS_STEP_DEBUG', 'ACTIONS_RUNNER_DEBUG'];
