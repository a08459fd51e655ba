#!/usr/bin/env bash
# From a dump of adverts to the report: bash dump_to_report.sh DUMP FOLDER
set -euo pipefail
dump=$1 folder=$2
mkdir -p "$folder"
jdclassifier classify "$dump" -o "$folder/results.jsonl" --force || [ $? -eq 1 ] # 1: some records were rejected
jdclassifier drift "$folder/results.jsonl" --adverts "$dump" --titles "$folder/new_titles.csv" --force || [ $? -eq 1 ]
jdclassifier report "$folder/results.jsonl" --adverts "$dump" -o "$folder/report.html" --charts png --force
