# pytorch.py: native PyTorch on one thread; takes one line of JSON a request and answers with one.
"""Requests: prepare (a layer or a training), run (times so many runs), values (base64 of float32), dispose."""

import base64
import json
import sys
import time

import numpy
import torch

torch.set_num_threads(1)


def decoded(text, shape):
    return torch.from_numpy(numpy.frombuffer(base64.b64decode(text), numpy.float32).copy()).reshape(shape)


def encoded(tensors):
    values = numpy.concatenate([tensor.detach().numpy().reshape(-1) for tensor in tensors])
    return base64.b64encode(values.astype(numpy.float32).tobytes()).decode()


class Layer:
    def __init__(self, request):
        self.x = decoded(request["x"], request["input"])
        self.w = decoded(request["w"], request["weight"])
        self.options = {name: request[name] for name in ("stride", "padding", "dilation", "groups")}
        # With operands that were never values of another program there is nothing to bring in and out.
        self.copies = request["form"] == "values"

    def run(self):
        with torch.inference_mode():
            x = self.x.clone() if self.copies else self.x
            return torch.nn.functional.conv2d(x, self.w, None, **self.options)

    def values(self):
        return encoded([self.run()])


class Training:
    def __init__(self, request):
        self.x = decoded(request["x"], request["input"])
        self.y = decoded(request["y"], request["output"])
        self.first = [
            tensor
            for weight, bias, shape in zip(request["weights"], request["biases"], request["shapes"])
            for tensor in (decoded(weight, shape), decoded(bias, shape[:1]))
        ]
        self.parameters = [tensor.clone().requires_grad_() for tensor in self.first]
        self.paddings = request["paddings"]
        self.steps = request["steps"]
        self.optimizer = torch.optim.SGD(self.parameters, lr=request["lr"])

    def run(self):
        output = self.x
        for index, padding in enumerate(self.paddings):
            weight, bias = self.parameters[2 * index : 2 * index + 2]
            output = torch.nn.functional.conv2d(output if index == 0 else output.relu(), weight, bias, padding=padding)
        self.optimizer.zero_grad()
        ((output - self.y) ** 2).sum().backward()
        self.optimizer.step()

    def values(self):
        with torch.no_grad():
            for parameter, first in zip(self.parameters, self.first):
                parameter.copy_(first)
        for _ in range(self.steps):
            self.run()
        return encoded(self.parameters)


def timed(task, runs):
    start = time.perf_counter()
    for _ in range(runs):
        task.run()
    return time.perf_counter() - start


def main():
    tasks = {}
    for line in sys.stdin:
        request = json.loads(line)
        action, name = request["action"], request["id"]
        answer = None
        if action == "prepare":
            tasks[name] = Layer(request) if request["kind"] == "layer" else Training(request)
        elif action == "run":
            answer = timed(tasks[name], request["runs"])
        elif action == "values":
            answer = tasks[name].values()
        elif action == "dispose":
            del tasks[name]
        print(json.dumps({"answer": answer}), flush=True)


if __name__ == "__main__":
    main()
