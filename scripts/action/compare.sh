#!/usr/bin/env bash
# Tells what changed in the architecture models since the commit SINCE: in the summary of the job and, where PULL_REQUEST is the number
# of a pull request of REPOSITORY, in a comment, which later runs write anew. GH_TOKEN may write comments.
set -euo pipefail

MARK='<!-- vitruve-architecture -->'
# Characters of a comment that GitHub takes, less some for the mark and the note below.
LONGEST=60000

[ -n "${SINCE:-}" ] || exit 0
page=$(mktemp)
trap 'rm -f "$page"' EXIT
{
  echo "$MARK"
  vitruve graph diff --markdown --locale "${LOCALE:-en}" -- "$SINCE"
} >"$page"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$page" >>"$GITHUB_STEP_SUMMARY"
[ -n "${PULL_REQUEST:-}" ] || exit 0

if [ "$(wc -c <"$page")" -gt $LONGEST ]; then
  cut=$(mktemp)
  # Whole lines only.
  head -c $LONGEST "$page" | sed '$d' >"$cut"
  printf '\n…\n' >>"$cut"
  mv "$cut" "$page"
fi
comments="repos/$REPOSITORY/issues/$PULL_REQUEST/comments"
# A comment of somebody else with the mark is left alone.
own=".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$MARK\"))) | .id"
if ! known=$(gh api "$comments" --paginate --jq "$own" | sed -n 1p); then
  echo '::warning::The comments of the pull request cannot be read'
  exit 0
fi
if [ -n "$known" ]; then
  target=(--method PATCH "repos/$REPOSITORY/issues/comments/$known")
else
  target=(--method POST "$comments")
fi
# Runs for forks may not comment.
gh api "${target[@]}" --field "body=@$page" --silent ||
  echo '::warning::The pull request cannot be commented on: the summary of the job tells what changed'
