// Command kustomize builds folders for as long as it is given their paths: one
// path a line on standard input, one JSON answer a line on standard output.
// It is the library that kubectl, Argo CD and Flux build overlays with; one
// process spares hundreds of starts.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

type answer struct {
	Yaml  string `json:"yaml"`
	Error string `json:"error"`
}

func build(folder string) answer {
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionLegacy
	resources, err := krusty.MakeKustomizer(options).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return answer{Error: err.Error()}
	}
	text, err := resources.AsYaml()
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Yaml: string(text)}
}

func main() {
	answers := json.NewEncoder(os.Stdout)
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		if err := answers.Encode(build(paths.Text())); err != nil {
			os.Exit(1)
		}
	}
}
